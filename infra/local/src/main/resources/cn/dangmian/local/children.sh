# Run with sh -c by Children, with the name of the child as $0. Every process is in a session of its own, so that Ctrl-C reaches
# only the parent, which then ends its children in order.

# Sets started to when the process began, in clock ticks since boot; to nothing when it is gone or a zombie.
look_up() {
  started=
  read -r line 2>/dev/null <"/proc/$1/stat" || return 0
  # shellcheck disable=SC2086 # the numbers after the name in brackets
  set -- ${line##*) }
  case $1 in Z | X) ;; *) started=${20} ;; esac
}

write_down() {
  look_up "$$"
  printf '%s %s %s\n' "$0" "$$" "$started" >>"$1"
}

# book parent start command...: writes itself into the book and becomes the child, if its parent lives still. So there is no moment
# in which a child runs and is in no book.
become_child() {
  book=$1 parent=$2 born=$3
  shift 3
  write_down "$book"
  look_up "$parent"
  [ "$started" = "$born" ] || exit 1
  exec setsid "$@"
}

# Signals all in the book that still have their start time; says whether there were any.
signal_all() {
  found=1
  while read -r name pid start _; do
    case $name in parent | watchdog) continue ;; esac
    look_up "$pid"
    [ "$started" = "$start" ] || continue
    found=0
    signal=$1
    # PostgreSQL's TERM waits until its clients have gone.
    [ "$name $signal" != "postgresql TERM" ] || signal=INT
    [ -z "$signal" ] || kill "-$signal" "$pid" 2>/dev/null
  done <"$2"
  return $found
}

# signal book: for 5 s, or until all have gone.
signal_until_gone() {
  read -r up _ </proc/uptime
  end=$((${up%.*} + 5))
  while signal_all "$1" "$2" && [ "${up%.*}" -lt $end ]; do
    sleep 0.1
    read -r up _ </proc/uptime
  done
}

# book: reads until its parent is gone, however it went, and ends what it has left.
watch() {
  trap '' INT TERM HUP
  write_down "$1"
  cat >/dev/null
  [ -s "$1" ] || exit 0
  signal_all TERM "$1"
  signal_until_gone '' "$1"
  signal_until_gone KILL "$1"
  : >"$1"
}

case $0 in
  watchdog) watch "$@" ;;
  *) become_child "$@" ;;
esac
