Target ${TARGET}
; A program that stands in for the frozen one where an installer is tried. It writes the words it was started with to
; the file that STUB_REPORT names, and stays as long as the file that STUB_STAY names is there (at most a minute).

!include "FileFunc.nsh"
!include "LogicLib.nsh"

Name "stub"
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent

Section
  ReadEnvStr $0 "STUB_REPORT"
  ${If} $0 != ""
    ${GetParameters} $1
    FileOpen $2 "$0" w
    FileWriteUTF16LE /BOM $2 "$1"
    FileClose $2
  ${EndIf}
  ReadEnvStr $0 "STUB_STAY"
  ${If} $0 != ""
    ${For} $1 1 600
      ${IfNot} ${FileExists} "$0"
        ${Break}
      ${EndIf}
      Sleep 100
    ${Next}
  ${EndIf}
SectionEnd
