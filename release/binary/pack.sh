#!/bin/sh
# pack.sh FOLDER FILE: one executable file of a folder that PyInstaller made. Equal folders give equal files.
set -e
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# --mtime: the same file whenever it is built. Not --sort=name, which only GNU tar has.
(cd "$1" && find . -type f -o -type l | LC_ALL=C sort) >"$work/names"
if tar --version | grep -q GNU; then
  tar -C "$1" --owner=0 --group=0 --numeric-owner --mtime=@0 --format=ustar --no-recursion -T "$work/names" -cf "$work/tar"
else
  tar -C "$1" --uid 0 --gid 0 --format ustar -n -T "$work/names" -cf "$work/tar"
fi
gzip -9n <"$work/tar" >"$work/payload"
id=$(cksum <"$work/payload" | tr ' ' -)
sed -e "s/@ID@/$id/;s|@RUN@|craftnudge|g" "$here/stub.sh" >"$work/head"
offset=$(($(sed "s/@OFFSET@/000000/" "$work/head" | wc -c) + 1))
sed "s/@OFFSET@/$(printf %06d "$offset")/" "$work/head" >"$work/file"
cat "$work/payload" >>"$work/file"
mkdir -p "$(dirname "$2")"
chmod 755 "$work/file"
mv "$work/file" "$2"
ls -l "$2"
