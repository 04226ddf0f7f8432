#!/usr/bin/env bash
# Makes the handbook's pictures anew from the demonstration, in Chromium: docs/handbook/pictures.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
export YIZHI_PICTURES="$PWD/docs/handbook/pictures"
dotnet build tests/Yizhi.EndToEnd -c Release -v quiet
dotnet run --project tests/Yizhi.EndToEnd -c Release --no-build -- --progress off --no-ansi --explicit only --filter-class "*HandbookPictures"
