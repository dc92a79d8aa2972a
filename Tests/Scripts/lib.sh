# What the end-to-end cases share. A case says `title WORDS`, then checks; each check that fails names its line.
export LC_ALL=C.UTF-8 VOUCH_ACTOR=tester SOURCE_DATE_EPOCH=1790000000
unset NO_COLOR
current= ; broken=
finish() { [ -z "$current" ] || { [ -n "$broken" ] || echo "ok $current"; }; }
title() { finish; current=$1; broken=; }
fail() {
  [ -n "$broken" ] || echo "FAILED  $(basename "$0"): $current"
  broken=yes
  printf '%s\n' "$*" | sed 's/^/  /'
}
trap finish EXIT
# run ARGUMENT…: the program's status, out and err.
run() { "$VOUCH" "$@" > out 2> err < /dev/null; status=$?; }
status() { [ "$status" = "$1" ] || fail "line ${BASH_LINENO[0]}: exit $status, not $1; $(head -3 err)"; }
silent() { [ ! -s "$1" ] || fail "line ${BASH_LINENO[0]}: $1 is not empty: $(head -2 "$1")"; }
says() { grep -qF -- "$2" "$1" || fail "line ${BASH_LINENO[0]}: $1 lacks '$2': $(head -3 "$1")"; }
absent() { [ ! -e "$1" ] || fail "line ${BASH_LINENO[0]}: $1 is there"; }
same() { [ "$1" = "$2" ] || fail "line ${BASH_LINENO[0]}: '$1' is not '$2'"; }
# needs PROGRAM…: skips the case by name where a peer is missing.
needs() {
  for program in "$@"; do
    command -v "$program" >/dev/null || { finish; current=; echo "skipped  $(basename "$0"): no $program"; exit 0; }
  done
}
workspace() { "$VOUCH" init "$1" >/dev/null || fail "no workspace"; }
