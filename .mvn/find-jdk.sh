#!/bin/sh
# Prints the home of a JDK that is new enough for Zhiyin, or says what it looked for and exits 1.
#
# Used by ./zhiyin and ./mvnw. The order: JAVA_HOME, `java` on the PATH, then the usual install folders, of which the
# oldest JDK that is new enough wins. A folder counts by its `release` file, so no JVM is started to ask.
# ZHIYIN_JDK_ROOT is put before the absolute folders (the tests use it).

set -u
wanted=25

# major HOME: the feature version of the JDK in HOME, or nothing when HOME holds none.
major() {
  [ -f "$1/release" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      value=${value%%[!0-9]*}
      echo "$value"
    fi
  done <"$1/release"
}

# offer HOME WHERE: prints HOME and ends when it is new enough, else notes what stands there.
found=
offer() {
  version=$(major "$1")
  [ -n "$version" ] || return 0
  if [ "$version" -ge "$wanted" ]; then
    echo "$1"
    exit 0
  fi
  found="$found
  JDK $version in $1 ($2)"
}

[ -z "${JAVA_HOME-}" ] || offer "$JAVA_HOME" JAVA_HOME

java=$(command -v java) || java=
while [ -n "$java" ] && [ -L "$java" ]; do
  link=$(readlink "$java")
  case $link in
    /*) java=$link ;;
    *) java=$(dirname "$java")/$link ;;
  esac
done
[ -z "$java" ] || offer "$(cd "$(dirname "$java")/.." 2>/dev/null && pwd -P)" "java on the PATH"

root=${ZHIYIN_JDK_ROOT-}
best=
best_version=
for home in \
  "$root"/usr/lib/jvm/* \
  "$root"/opt/* \
  "$root"/opt/*/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
  "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
  "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME-}"/.sdkman/candidates/java/* \
  "${HOME-}"/.jdks/*; do
  version=$(major "$home")
  [ -n "$version" ] || continue
  if [ "$version" -lt "$wanted" ]; then
    found="$found
  JDK $version in $home"
  elif [ -z "$best" ] || [ "$version" -lt "$best_version" ]; then
    best=$home
    best_version=$version
  fi
done
if [ -n "$best" ]; then
  echo "$best"
  exit 0
fi

cat >&2 <<END
Zhiyin needs a JDK $wanted or newer and found none.
It looked in JAVA_HOME, at java on the PATH, and in /usr/lib/jvm, /opt, /Library/Java/JavaVirtualMachines,
~/Library/Java/JavaVirtualMachines, Homebrew's openjdk, ~/.sdkman/candidates/java and ~/.jdks.
Found, but too old or none:${found:- none}
Install one, for example: sdk install java 25-tem (sdkman.io), brew install openjdk@25, apt or dnf with the packages of
adoptium.net (temurin-25-jdk), or unpack an archive of adoptium.net into ~/.jdks. Or set JAVA_HOME to one you have.
END
exit 1
