#!/bin/sh
# Installs @NAME@ for whoever runs this, without root: the program, its menu entry, its icons and its file type.
#
#   sh install.sh               install, or bring an older one up to date
#   sh install.sh --uninstall   take all of it away again; projects and settings stay
#
# The program goes to ~/.local/lib/@COMMAND@, a link to it into ~/.local/bin, the rest into ~/.local/share
# (XDG_DATA_HOME). Nothing is downloaded.
set -eu
umask 022

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Everything that is ours beside the program, by name: an older version's files have the same names.
take_away() {
    [ "$(readlink "$bin/@COMMAND@" || true)" != "$lib/@COMMAND@" ] || rm -f "$bin/@COMMAND@"
    rm -f "$data/applications/@APP_ID@.desktop" "$data/metainfo/@APP_ID@.metainfo.xml" \
        "$data/mime/packages/@APP_ID@.xml" "$data/man/man1/@COMMAND@.1.gz" \
        "$data/icons/hicolor"/*/apps/@APP_ID@.* "$data/icons/hicolor"/*/mimetypes/@MIME_ICON@.*
}

# Tell the desktop. Where one of these programs is missing, the desktop looks for itself.
refresh() {
    if [ -d "$data/mime/packages" ] && has update-mime-database; then
        update-mime-database "$data/mime" || true
    fi
    if [ -d "$data/applications" ] && has update-desktop-database; then
        update-desktop-database -q "$data/applications" || true
    fi
    if [ -d "$data/icons/hicolor" ]; then
        touch "$data/icons/hicolor"
        if [ -f "$data/icons/hicolor/icon-theme.cache" ] && has gtk-update-icon-cache; then
            gtk-update-icon-cache -q -t -f "$data/icons/hicolor" || true
        fi
    fi
}

# What update-mime-database and update-desktop-database made from our files alone.
drop_empty_databases() {
    rmdir "$data/mime/packages" 2>/dev/null || true
    if [ ! -d "$data/mime/packages" ]; then
        for name in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types \
            version; do
            rm -f "$data/mime/$name"
        done
    fi
    case $(ls "$data/applications" 2>/dev/null) in
        mimeinfo.cache) rm -f "$data/applications/mimeinfo.cache" ;;
    esac
}

drop_empty_folders() {
    for folder in "$data/icons/hicolor"/*/apps "$data/icons/hicolor"/*/mimetypes "$data/icons/hicolor"/* \
        "$data/icons/hicolor" "$data/icons" "$data/mime/@MIME_MEDIA@" "$data/mime" "$data/applications" \
        "$data/metainfo" "$data/man/man1" "$data/man" "$data" "$bin" "$HOME/.local/lib" "$HOME/.local/share" \
        "$HOME/.local"; do
        rmdir "$folder" 2>/dev/null || true
    done
}

uninstall() {
    [ -d "$lib" ] || fail "@NAME@ is not installed in $HOME/.local."
    take_away
    rm -rf "$lib"
    refresh
    drop_empty_databases
    drop_empty_folders
    echo "@NAME@ is uninstalled. Your projects and settings are where they were."
}

# A path as the command of a desktop entry. In quotes, a backslash stands before \ " ` and $; each backslash is written
# twice, as in every value of such a file; % is written twice, because %f is the project.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')"
}

# The files of share/, each where the desktop of this user looks for it; the menu entry with the whole path, because
# ~/.local/bin need not be where a desktop looks for commands.
lay_out() {
    (cd "$here/share" && find . -type f) | while IFS= read -r file; do
        mkdir -p "$data/$(dirname "$file")"
        cp "$here/share/$file" "$data/$file"
    done
    entry=$data/applications/@APP_ID@.desktop
    command=$(quoted "$lib/@COMMAND@") awk '
        index($0, "Exec=@COMMAND@ ") == 1 { print "Exec=" ENVIRON["command"] substr($0, length("Exec=@COMMAND@ ")); next }
        { print }' "$here/share/applications/@APP_ID@.desktop" >"$entry"
    mkdir -p "$bin"
    if [ -e "$bin/@COMMAND@" ] || [ -L "$bin/@COMMAND@" ]; then
        echo "$bin/@COMMAND@ is there already and not ours: it was left as it is."
    else
        ln -s "$lib/@COMMAND@" "$bin/@COMMAND@"
    fi
}

give_up() {
    rm -rf "$lib.new"
    rmdir "$HOME/.local/lib" "$HOME/.local" 2>/dev/null || true
    fail "$1 (the reason stands above). Nothing was changed.${2:-}"
}

install() {
    here=$(cd "$(dirname "$0")" && pwd)
    # share is the last folder of the archive: what broke off while it was unpacked lacks it.
    if ! [ -x "$here/lib/@COMMAND@/@COMMAND@" ] || ! [ -f "$here/share/mime/packages/@APP_ID@.xml" ]; then
        fail "Start install.sh from the folder it came in, unpacked as a whole."
    fi
    mkdir -p "$HOME/.local/lib"
    rm -rf "$lib.new"
    # All of the new program is on the disk, and found sound, before anything of an older one goes.
    if ! { cp -R "$here/lib/@COMMAND@" "$lib.new" && cp "$here/install.sh" "$lib.new/"; }; then
        give_up "The program could not be written to $HOME/.local/lib"
    fi
    if ! answer=$("$lib.new/@COMMAND@" self-test 2>&1); then
        printf '%s\n' "$answer" >&2
        give_up "The program is not whole, or something it needs is missing here" "
Unpack the archive anew and try again. On Debian and Ubuntu this brings what the program needs of the system:
  sudo apt install @PACKAGES@"
    fi
    take_away
    rm -rf "$lib"
    mv "$lib.new" "$lib"
    lay_out
    refresh
    echo "@NAME@ @VERSION@ is installed: look for it in the menu, or type $bin/@COMMAND@"
    echo "To take it away again: sh $lib/install.sh --uninstall"
}

[ "$(id -u)" != 0 ] || fail "This installs @NAME@ for one person: run it as yourself, not as root.
For everybody on this machine there are the .deb and the .rpm."
[ -d "${HOME:-}" ] || fail "There is no home folder to install into (HOME)."
lib=$HOME/.local/lib/@COMMAND@
bin=$HOME/.local/bin
data=${XDG_DATA_HOME:-$HOME/.local/share}

case $# in
    0) install ;;
    *)
        [ "$*" = --uninstall ] || fail "Usage: sh install.sh [--uninstall]"
        uninstall
        ;;
esac
