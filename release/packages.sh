#!/bin/sh
# packages.sh TOOLS: build the sdist and the wheel twice, compare them, check them, and leave them in dist/.
# TOOLS is the bin folder of an environment with the extra `release`.
set -e
tools=$1
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for time in first second; do
  # A clone: what lies in this folder and is not committed is not released. The second has another path and mask.
  git clone --quiet . "$work/$time/tree"
  (
    [ "$time" = first ] || umask 027
    "$tools/python" -m build --quiet --outdir "$work/$time/dist" "$work/$time/tree" >/dev/null
  )
done
for file in "$work"/first/dist/*; do
  cmp "$file" "$work/second/dist/${file##*/}" || { echo "${file##*/} differs between two builds" >&2; exit 1; }
done
"$tools/twine" check --strict "$work"/first/dist/*
"$tools/check-wheel-contents" "$work"/first/dist/*.whl
mkdir -p dist
cp "$work"/first/dist/* dist/
(cd dist && sha256sum craftnudge-*.whl craftnudge-*.tar.gz)
