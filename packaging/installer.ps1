# Makes a Windows installer out of target\switchback: installer.ps1 [msi|exe]
# Needs jpackage of a JDK 25 in JAVA_HOME, and the WiX tools it asks for. Not tried on every Windows.
param([string]$Type = "msi")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
if (-not (Test-Path "target\switchback\runtime\bin\java.exe")) {
  Write-Error "There is no target\switchback with a runtime. Run: mvn -DskipTests package"
}
$version = ([xml](Get-Content pom.xml)).project.version -replace "-SNAPSHOT", ""
# Kept for ever: it is how Windows knows that one version replaces another.
$upgrade = Get-Content "packaging\windows\upgrade-code.txt"
$zstd = (Get-ChildItem "target\switchback\lib\libzstd-jni*").Name
& "$env:JAVA_HOME\bin\jpackage" --type $Type --name Switchback --app-version $version --dest target `
  --runtime-image "target\switchback\runtime" --input "target\switchback\lib" `
  --main-jar switchback.jar --main-class dev.switchback.Switchback `
  --java-options "--enable-native-access=ALL-UNNAMED" `
  --java-options '-Dorg.sqlite.lib.path=$APPDIR' `
  --java-options "-DZstdNativePath=`$APPDIR\$zstd" `
  --vendor Switchback --license-file LICENSE --win-menu --win-shortcut --win-per-user-install `
  --win-upgrade-uuid $upgrade --file-associations "packaging\windows\file-types.properties"
