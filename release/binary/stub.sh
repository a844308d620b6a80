#!/bin/sh
# CraftNudge in one file: unpacked once into the user's cache, and started from there. The archive follows this script.
self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
case $self in /*) ;; *) self=$PWD/$self ;; esac
export _CRAFTNUDGE_FILE="$self"

fail() {
  echo "craftnudge: $1" >&2
  exit 70
}

# Unpacks into a folder of its own, then renames it: several first starts at once do not disturb each other.
unpack() {
  new=$1.$$
  (umask 077 && mkdir -p "$new") 2>/dev/null || return 1
  tail -c +@OFFSET@ -- "$self" | gzip -dc | tar -xf - -C "$new" && [ -x "$new/@RUN@" ] || { rm -rf "$new"; return 1; }
  [ -d "$1" ] || mv "$new" "$1" 2>/dev/null
  # Another start was first: then ours lies beside it, or was moved into it.
  rm -rf "$new" "$1/${new##*/}"
  [ -x "$1/@RUN@" ]
}

user=${HOME:-$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)}
home=${XDG_CACHE_HOME:-$user/.cache}/craftnudge/program-@ID@
if [ ! -x "$home/@RUN@" ]; then
  case $home in /*) ;; *) fail "the cache folder $home is not an absolute path. Set XDG_CACHE_HOME." ;; esac
  if ! unpack "$home" 2>/dev/null; then
    # A cache that cannot be written, or not run from: unpacked for this once.
    once=$(mktemp -d 2>/dev/null) || fail "neither $home nor a temporary folder can be written. Set XDG_CACHE_HOME."
    trap 'rm -rf "$once"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    unpack "$once/program" || fail "cannot be run from $home or $once. Set XDG_CACHE_HOME to a folder that allows it."
    "$once/program/@RUN@" "$@"
    exit
  fi
fi
exec "$home/@RUN@" "$@"
