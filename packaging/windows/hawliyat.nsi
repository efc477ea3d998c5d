Target ${TARGET}
; The installer for Windows: for one user, without administrator's rights, and without a network.
; Compiled by packaging/installers/windows.py, which passes every name and value:
;   makensis -INPUTCHARSET UTF8 -DTARGET=… -DNAME=… … hawliyat.nsi
; The target has to come first: makensis makes a 32-bit installer of whatever stands before it.
;
; Exit codes: 0 done, 1 cancelled, 2 a file could not be written, 3 the program is open, 4 this Windows is too old,
; 5 the folder holds another program.

SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "Integration.nsh"
!include "LogicLib.nsh"
!include "StrFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
${Using:StrFunc} StrStr
${Using:StrFunc} UnStrStr

!define OPEN 3
!define TOO_OLD 4
!define OCCUPIED 5
!define FIRST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6 runs on

!define PROGRAM "${NAME}.exe"
!define CONSOLE "${COMMAND}-cli.exe"
!define LIBRARIES "_internal"
!define UNINSTALLER "Uninstall.exe"
!define PROGID "${NAME}.Project"
!define CLASSES "Software\Classes"
!define CURRENT_VERSION "Software\Microsoft\Windows\CurrentVersion"
!define UNINSTALL_KEY "${CURRENT_VERSION}\Uninstall\${NAME}"

Name "${NAME}"
Caption "$(WELCOME_TITLE)"
UninstallCaption "$(REMOVE_TITLE)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
AllowSkipFiles off
InstallButtonText "$(INSTALL)"
CompletedText "$(DONE)"
BrandingText "${NAME} ${VERSION}"
ManifestDPIAware true
ManifestLongPathAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION_NUMBERS}"
VIFileVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${PUBLISHER}, MIT licence"

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; ---- pages ----

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "${NAME}"
!define MUI_LANGDLL_INFO "English · العربية · Português"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME_TEXT)"
!insertmacro MUI_PAGE_WELCOME

!define MUI_PAGE_HEADER_TEXT "$(FOLDER_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FOLDER_SUBTITLE)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOLDER_TEXT)"
!insertmacro MUI_PAGE_DIRECTORY

!define MUI_PAGE_HEADER_TEXT "$(COPYING_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(COPYING_SUBTITLE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(DONE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(FINISH_TITLE)"
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "$(FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(FINISH_TEXT)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN_PROGRAM)"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DESKTOP_SHORTCUT)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION AddDesktopShortcut
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "$(REMOVE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(^Name) ${VERSION}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE_TEXT)"
!insertmacro MUI_UNPAGE_CONFIRM

!define MUI_PAGE_HEADER_TEXT "$(REMOVE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(REMOVE_TEXT)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(DONE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(REMOVED_TITLE)"
!insertmacro MUI_UNPAGE_INSTFILES

!macro ADD_LANGUAGE language strings
  !insertmacro MUI_LANGUAGE "${language}"
  !include "languages\${strings}.nsh"
!macroend
!insertmacro ADD_LANGUAGE "English" "english"
!insertmacro ADD_LANGUAGE "Arabic" "arabic"
!insertmacro ADD_LANGUAGE "PortugueseBR" "portuguese-brazil"
!insertmacro ADD_LANGUAGE "Portuguese" "portuguese-portugal"

; ---- what the installer and the uninstaller both do ----

; Sets $1 to "open" if the program FILE of the folder $0 is running: Windows lets nobody write to it then.
!macro LOOK_WHETHER_OPEN executable
  ${If} ${FileExists} "$0\${executable}"
    ClearErrors
    FileOpen $2 "$0\${executable}" a
    ${If} ${Errors}
      StrCpy $1 "open"
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
!macroend

!macro SHARED_FUNCTIONS un
; Takes a folder from the stack and returns when no program of it is running any more.
Function ${un}WaitUntilClosed
  Exch $0
  ${Do}
    StrCpy $1 "closed"
    !insertmacro LOOK_WHETHER_OPEN "${PROGRAM}"
    !insertmacro LOOK_WHETHER_OPEN "${CONSOLE}"
    ${If} $1 == "closed"
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CLOSE_FIRST)" /SD IDCANCEL IDRETRY retry
    SetErrorLevel ${OPEN}
    Quit
    retry:
  ${Loop}
  Pop $0
FunctionEnd

; Takes a folder from the stack and removes it with all it holds, except projects (and SQLite's files beside them).
Function ${un}ClearFolder
  Exch $0
  Push $1
  Push $2
  Push $3
  FindFirst $1 $2 "$0\*"
  ${DoUntil} $2 == ""
    !if "${un}" == ""
      ${StrStr} $3 $2 "${SUFFIX}"
    !else
      ${UnStrStr} $3 $2 "${SUFFIX}"
    !endif
    ${If} $2 == "."
    ${OrIf} $2 == ".."
      Nop
    ${ElseIf} ${FileExists} "$0\$2\*.*"
      Push "$0\$2"
      Call ${un}ClearFolder
    ${ElseIf} $3 == ""
      Delete "$0\$2"
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
  RMDir "$0"
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro SHARED_FUNCTIONS ""
!insertmacro SHARED_FUNCTIONS "un."

; ---- installing ----

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD_WINDOWS)" /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  ${GetParameters} $0
  ${GetOptions} $0 "/LANG=" $1
  ${If} $1 != ""
    StrCpy $LANGUAGE $1
  ${Else}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
FunctionEnd

Function AddDesktopShortcut
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "$(SUMMARY)"
FunctionEnd

; Another frozen program has the same folder for its libraries; ours would push them out.
Function RefuseOccupiedFolder
  ${If} ${FileExists} "$INSTDIR\${LIBRARIES}\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\*.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    MessageBox MB_OK|MB_ICONSTOP "$(OCCUPIED_FOLDER)" /SD IDOK
    SetErrorLevel ${OCCUPIED}
    Quit
  ${EndIf}
FunctionEnd

!include "registration.nsh"

Section
  ReadRegStr $R0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R0 == ""
    StrCpy $R0 $INSTDIR
  ${EndIf}
  Call RefuseOccupiedFolder
  Push $INSTDIR
  Call WaitUntilClosed
  Push $R0
  Call WaitUntilClosed

  ; The program first: with it the folder is known as ours, should the rest be cut off.
  SetOutPath "$INSTDIR"
  File "${PAYLOAD}\${PROGRAM}"
  File "${PAYLOAD}\${CONSOLE}"
  ; A library that stayed behind from an older version would be loaded in place of the new one.
  Push "$INSTDIR\${LIBRARIES}"
  Call ClearFolder
  SetOutPath "$INSTDIR\${LIBRARIES}"
  File /r "${PAYLOAD}\${LIBRARIES}\*"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "$(SUMMARY)"
  ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
    Call AddDesktopShortcut
  ${EndIf}
  Call RegisterProgram
  Call RegisterProjects

  ; It has moved: the uninstaller of the old folder finds another folder registered and removes its files only.
  ${If} $R0 != $INSTDIR
  ${AndIf} ${FileExists} "$R0\${UNINSTALLER}"
    ExecWait '"$R0\${UNINSTALLER}" /S _?=$R0'
    Delete "$R0\${UNINSTALLER}"
    RMDir "$R0"
  ${EndIf}
SectionEnd

; ---- uninstalling: what was installed and nothing else; projects and settings stay ----

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  Push $INSTDIR
  Call un.WaitUntilClosed
  ReadRegStr $R0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  Push "$INSTDIR\${LIBRARIES}"
  Call un.ClearFolder
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ${If} $R0 == $INSTDIR
    Call un.Unregister
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
  ${EndIf}
SectionEnd
