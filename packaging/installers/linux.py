"""The installers for Linux: a package for Debian's kin, one for Fedora's, and an archive for everybody else."""

from installers.debian import deb
from installers.rpm import rpm
from installers.tarball import tar

__all__ = ["deb", "rpm", "tar"]
