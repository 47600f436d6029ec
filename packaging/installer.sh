#!/usr/bin/env bash
# Makes an installer out of target/switchback: installer.sh app-image|deb|rpm|dmg|pkg [JDK]
# Needs jpackage of a JDK 25 (JAVA_HOME, or the second argument) and what it asks for: dpkg-deb and
# fakeroot for deb, rpmbuild for rpm.
set -euo pipefail
cd "$(dirname "$0")/.."

type=${1:-app-image}
jdk=${2:-${JAVA_HOME:-}}
image=target/switchback
work=target/installer
if [ ! -x "$image/runtime/bin/java" ]; then
  echo "There is no $image with a runtime. Run: mvn -DskipTests package" >&2
  exit 1
fi
if [ ! -x "$jdk/bin/jpackage" ]; then
  echo "No jpackage found. Set JAVA_HOME to a JDK 25." >&2
  exit 1
fi
version=$(sed -n 's:.*<version>\([0-9.]*\)-SNAPSHOT</version>.*:\1:p;s:^  <version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -1)

rm -rf "$work"
mkdir -p "$work/input"
cp -p "$image"/lib/* LICENSE NOTICE "$work/input/"

case $(uname) in
  Darwin) icon=packaging/macos/switchback.icns system=macos ;;
  *) icon=assets/icons/switchback-512.png system=linux ;;
esac
zstd=$(cd "$work/input" && ls | grep '^libzstd-jni')
options=(--enable-native-access=ALL-UNNAMED '-Dorg.sqlite.lib.path=$APPDIR' "-DZstdNativePath=\$APPDIR/$zstd"
  '-XX:AOTCache=$APPDIR/window.aot')
words=(--type app-image --name switchback --app-version "$version" --dest "$work"
  --runtime-image "$image/runtime" --input "$work/input"
  --main-jar switchback.jar --main-class dev.switchback.Switchback)
for option in "${options[@]}"; do words+=(--java-options "$option"); done
[ -f "$icon" ] && words+=(--icon "$icon")
"$jdk/bin/jpackage" "${words[@]}"

# The caches fit one class path only, in the order the launcher has it.
order=$(sed -n 's/.*-cp "\([^"]*\)".*/\1/p' "$image/bin/switchback" | tr ':' '\n' | sed 's:^\$lib/:app.classpath=$APPDIR/:')
cfg=$(find "$work" -name switchback.cfg)
{
  sed -n '/^\[Application\]/,/^$/{/^app.classpath=/d;/^$/d;p;}' "$cfg"
  printf '%s\n\n' "$order"
  sed '1,/^$/d' "$cfg"
} > "$cfg.new"
mv "$cfg.new" "$cfg"

[ "$type" = app-image ] && { find "$work" -maxdepth 1 -name 'switchback*'; exit; }
bundle=$(find "$work" -maxdepth 1 \( -name switchback -o -name 'switchback.app' \) | head -1)
final=(--type "$type" --name switchback --app-version "$version" --dest target
  --app-image "$bundle" --vendor "Switchback" --license-file LICENSE
  --description "See, run, roll back, back up and check the migrations of SQLite files"
  --file-associations "packaging/$system/file-types.properties")
[ "$system" = linux ] && final+=(--linux-shortcut --linux-menu-group "Development;Database" --linux-app-category devel)
"$jdk/bin/jpackage" "${final[@]}"
find target -maxdepth 1 -name "switchback*.$type"
