# Run with sh -c by Children, with the name of the child as $0. Every process is in a session of its own, so that Ctrl-C reaches
# only the parent, which then ends its children in order.

# When the process began, in clock ticks since boot; nothing when it is gone or a zombie.
start_of() {
  read -r line 2>/dev/null <"/proc/$1/stat" || return 0
  # shellcheck disable=SC2086 # the numbers after the name in brackets
  set -- ${line##*) }
  case $1 in Z | X) ;; *) echo "${20}" ;; esac
}

# book parent start command...: writes itself into the book and becomes the child, if its parent lives still. So there is no moment
# in which a child runs and is in no book.
become_child() {
  book=$1 parent=$2 born=$3
  shift 3
  printf '%s %s %s\n' "$0" "$$" "$(start_of "$$")" >>"$book"
  [ "$(start_of "$parent")" = "$born" ] || exit 1
  exec setsid "$@"
}

# Signals all in the book that still have their start time; says whether there were any.
signal_all() {
  found=1
  while read -r name pid start _; do
    case $name in parent | watchdog) continue ;; esac
    [ "$(start_of "$pid")" = "$start" ] || continue
    found=0
    signal=$1
    # PostgreSQL's TERM waits until its clients have gone.
    [ "$name $signal" != "postgresql TERM" ] || signal=INT
    [ -z "$signal" ] || kill "-$signal" "$pid" 2>/dev/null
  done <"$2"
  return $found
}

# book: reads until its parent is gone, however it went, and ends what it has left.
watch() {
  trap '' INT TERM HUP
  printf '%s %s %s\n' "$0" "$$" "$(start_of "$$")" >>"$1"
  cat >/dev/null
  [ -s "$1" ] || exit 0
  signal_all TERM "$1"
  tries=50
  while [ $tries -gt 0 ] && signal_all '' "$1"; do
    sleep 0.1
    tries=$((tries - 1))
  done
  tries=50
  while [ $tries -gt 0 ] && signal_all KILL "$1"; do
    sleep 0.1
    tries=$((tries - 1))
  done
  : >"$1"
}

case $0 in
  watchdog) watch "$@" ;;
  *) become_child "$@" ;;
esac
