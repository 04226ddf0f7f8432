#!/usr/bin/env bash
# Installs what the tests need and runs them: ./test.sh, or ./test.sh SUITE… for a part.
# Suites: format build catalogue core storage documents seed demo cli web e2e
# The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(format build catalogue core storage documents seed demo cli web e2e)
passed=0 failed=0 skipped=0
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

wants() { local s; for s in "${suites[@]}"; do [ "$s" = "$1" ] && return 0; done; return 1; }

# What a suite needs and the machine lacks comes from Debian's packages; elsewhere the tests that need it say so and skip.
install() {
  local missing=()
  if wants storage && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then missing+=(postgresql); fi
  if wants documents && ! command -v soffice >/dev/null; then missing+=(libreoffice-writer-nogui poppler-utils fonts-noto-cjk); fi
  if wants e2e && ! command -v chromium >/dev/null; then missing+=(chromium fonts-noto-cjk); fi
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then echo "not installed here: ${missing[*]}"; return 0; fi
  local sudo=""; [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "== installing ${missing[*]}"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$log/apt" 2>&1 || { tail -5 "$log/apt"; echo "could not install ${missing[*]}"; }
}

step() { # step NAME COMMAND…: one thing that passes or fails
  echo "== $1"
  local start=$SECONDS
  if "${@:2}"; then passed=$((passed + 1)); echo "   $1 ok, $((SECONDS - start)) s"; else failed=$((failed + 1)); echo "   $1 FAILED, $((SECONDS - start)) s"; fi
}

tests() { # tests SUITE PROJECT [FILTER…]: a test program; its own count is added up
  wants "$1" || return 0
  echo "== $1"
  local start=$SECONDS out="$log/$1"
  dotnet run --project "tests/$2" -c Release --no-build -- --progress off --no-ansi "${@:3}" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' >"$out"
  local code=${PIPESTATUS[0]}
  grep -vE '^\s*$' "$out" | grep -E '^(failed|skipped|  |xUnit|[0-9]+ of [0-9]+|figures|SKIP|.*seed)' | grep -v '^   *at Microsoft' | tail -80
  local p f s
  p=$(grep -oE '^ +succeeded: [0-9]+' "$out" | tail -1 | grep -oE '[0-9]+'); f=$(grep -oE '^ +failed: [0-9]+' "$out" | tail -1 | grep -oE '[0-9]+'); s=$(grep -oE '^ +skipped: [0-9]+' "$out" | tail -1 | grep -oE '[0-9]+')
  if [ -z "$p" ] || { [ $code -ne 0 ] && [ "${f:-0}" -eq 0 ]; }; then tail -40 "$out"; f=$(( ${f:-0} + 1 )); fi
  passed=$((passed + ${p:-0})); failed=$((failed + ${f:-0})); skipped=$((skipped + ${s:-0}))
  echo "   $1: ${p:-0} passed, ${f:-0} failed, ${s:-0} skipped, $((SECONDS - start)) s"
}

install
# Every suite but the formatting needs the build; it is counted only where it was asked for.
if [ "${suites[*]}" != format ]; then
  if wants build; then step build dotnet build Yizhi.slnx -c Release -v quiet; else dotnet build Yizhi.slnx -c Release -v quiet || failed=$((failed + 1)); fi
fi
wants format && step format dotnet format Yizhi.slnx --verify-no-changes --no-restore -v quiet
wants catalogue && step catalogue dotnet src/Yizhi/bin/Release/net10.0/yizhi.dll catalogue check catalogue
tests core Yizhi.Core.Tests
tests storage Yizhi.Storage.Tests
tests documents Yizhi.Documents.Tests
tests seed Yizhi.Tests --filter-namespace "Yizhi.Tests.Seeds*"
tests demo Yizhi.Tests --filter-namespace "Yizhi.Tests.Demo*"
tests cli Yizhi.Tests --filter-namespace "Yizhi.Tests.Commands*" "Yizhi.Tests.Sheets*" "Yizhi.Tests.House*"
tests web Yizhi.Tests --filter-namespace "Yizhi.Tests.Web*"
tests e2e Yizhi.EndToEnd

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
