#!/bin/sh
# Joins the parts to the result.
# Usage: merge.sh     in this folder
# shellcheck source=/dev/null disable=SC2154
set -eu
. ./settings.sh
rm -f merged
echo "merge, on $(uname -n), $(date '+%Y-%m-%d %H:%M:%S')"
"$LOMSONG" merge "$part_folder" --project "$project" -o result --overwrite --threads "$threads" --progress lines
date '+%Y-%m-%d %H:%M:%S' >merged
