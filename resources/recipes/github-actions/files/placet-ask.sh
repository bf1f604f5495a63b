#!/bin/sh
# Asks a person in Placet Desk for a yes or no and waits for it, with curl alone. Prints approve or reject.
# Exit codes: 0 approved; 1 rejected; 2 expired; 3 this command's time is over; 64 misuse; 69 nobody there;
# 75 the question was deleted; 77 the server refuses; 130 Ctrl+C, which takes the question back.
set -u

usage="Usage: placet-ask.sh [-e SECONDS until the question expires] [-t SECONDS to wait] QUESTION"
expires=3600
patience=
while getopts e:t: option; do
  case $option in
    e) expires=$OPTARG ;;
    t) patience=$OPTARG ;;
    *) echo "$usage" >&2; exit 64 ;;
  esac
done
shift $((OPTIND - 1))
case "$expires${patience:-1}" in *[!0-9]*) echo "$usage" >&2; exit 64 ;; esac
[ $# -eq 1 ] && [ -n "$1" ] || { echo "$usage" >&2; exit 64; }

fail() { echo "$2" >&2; exit "$1"; }

work=$(mktemp -d) || exit 69
trap 'rm -rf "$work"' EXIT
request=
question=

# Looked up again before each call: after a restart the program may be at another port.
find_program() {
  if [ -n "${PLACET_URL:-}" ]; then
    url=${PLACET_URL%/} key=${PLACET_API_KEY:-} channel=${PLACET_CHANNEL:-}
    [ -n "$key" ] && [ -n "$channel" ] || fail 64 "With PLACET_URL set, PLACET_API_KEY and PLACET_CHANNEL are wanted too."
    return
  fi
  case $(uname) in
    Darwin) folder="$HOME/Library/Application Support/Placet Desk/core" ;;
    *) folder="${XDG_DATA_HOME:-$HOME/.local/share}/placet-desk" ;;
  esac
  file=${PLACET_DESK_DATA:-$folder}/agent.json
  [ -r "$file" ] || fail 69 "There is no $file. Start Placet Desk once, or set PLACET_URL, PLACET_API_KEY and PLACET_CHANNEL."
  url=$(member url <"$file") key=$(member apiKey <"$file") channel=${PLACET_CHANNEL:-$(member channelId <"$file")}
}

# The first string of this name in the JSON on standard input. Quotes inside of strings are escaped, so none can pose as it.
member() {
  tr -d '\n' | awk -v name="\"$1\" *: *\"" '
    match($0, name "[^\"]*\"") { found = substr($0, RSTART, RLENGTH - 1); sub(name, "", found); print found }'
}

# Sets `status` and `body`; fails when nothing answered. The key goes in by standard input, where `ps` does not show it.
call() {
  find_program
  path=$1
  shift
  printf 'header = "x-api-key: %s"\n' "$key" |
    curl -sS -K - --connect-timeout 5 --max-time 40 -H 'Content-Type: application/json' \
      -o "$work/body" -w '%{http_code}' "$@" "$url$path" >"$work/status" 2>"$work/error" &
  request=$!
  wait "$request" || return
  request=
  status=$(cat "$work/status") body=$(cat "$work/body")
  case $status in
    401 | 403) fail 77 "The server refuses: $(printf %s "$body" | member message)" ;;
    429 | 5??) return 1 ;;
  esac
}

take_back() {
  trap '' INT TERM
  [ -n "$request" ] && kill "$request" 2>/dev/null
  # Sent again it is the same question, so its id is found out even when the first answer has not come.
  if [ -n "$question" ] && call /api/v1/messages --data-binary "$question"; then
    case $body in
      *'"status":"pending"'*)
        call "/api/v1/messages/$(printf %s "$body" | member id)?channel=$channel" -X DELETE &&
          echo "The question was taken back." >&2
        ;;
    esac
  fi
  exit 130
}
trap take_back INT TERM

# As the inside of a JSON string.
quoted() {
  printf %s "$1" | tr '\t' ' ' | tr -d '\000-\010\013-\037' | sed 's/\\/\\\\/g;s/"/\\"/g' |
    awk 'NR > 1 { printf "\\n" } { printf "%s", $0 }'
}

find_program
started=$(date +%s)
# The same id in every try: a call whose answer was lost makes no second question.
question="{\"channelId\":\"$channel\",\"text\":\"$(quoted "$1")\",\"clientId\":\"curl-$started-$$\",
  \"review\":{\"type\":\"approval\",\"expiresInSeconds\":$expires,\"payload\":{\"options\":[
    {\"id\":\"approve\",\"label\":\"Approve\",\"style\":\"primary\"},{\"id\":\"reject\",\"label\":\"Reject\",\"style\":\"danger\"}]}}}"
for try in 1 2 3 last; do
  call /api/v1/messages --data-binary "$question" && break
  [ "$try" != last ] || fail 69 "Placet Desk does not answer at $url: $(cat "$work/error")"
  sleep 1
done
[ "$status" = 201 ] || fail 77 "The server refuses the question: $(printf %s "$body" | member message)"
id=$(printf %s "$body" | member id)
echo "Asked. Waiting for an answer in Placet Desk." >&2

# When the server stays away, the question has expired by then in any case.
deadline=$((started + ${patience:-$((expires + 60))}))
reason=3
while now=$(date +%s) && [ "$now" -lt "$deadline" ]; do
  hold=$((deadline - now < 25 ? deadline - now : 25))
  reason=69
  if call "/api/v1/reviews/$id/wait?channel=$channel&timeout=${hold}000"; then
    reason=3
    case $status:$body in
      200:'{"status":"completed"'*)
        answer=$(printf %s "$body" | member selectedOption)
        echo "$answer"
        [ "$answer" = approve ]
        exit
        ;;
      200:'{"status":"expired"'*) fail 2 "Nobody answered before the question expired." ;;
      404:*) fail 75 "Somebody deleted the question." ;;
    esac
  fi
  # A server that stops answers at once; asking it again without a pause would only meet a closed door.
  [ $(($(date +%s) - now)) -ge 2 ] || sleep 1
done
[ $reason = 3 ] || fail 69 "Placet Desk does not answer any more; the question may still be in the inbox."
fail 3 "Nobody answered in time; the question stays in the inbox."
