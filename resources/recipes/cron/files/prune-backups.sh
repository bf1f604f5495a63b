#!/bin/sh
# Deletes old backups, after a person has seen which. For cron: prints only when something is wrong.
# PLACET_DESK may name the command with its path, since cron has hardly any PATH.
set -u

folder=${1:?"Usage: prune-backups.sh FOLDER [DAYS]"}
days=${2:-30}
agent="Backups"
desk=${PLACET_DESK:-placet-desk}

list=$(mktemp -d)/old-backups.txt || exit 69
trap 'rm -rf "$(dirname "$list")"' EXIT
find "$folder" -maxdepth 1 -type f -name '*.tar.gz' -mtime +"$days" >"$list" || exit 66
count=$(wc -l <"$list" | tr -d ' ')
[ "$count" -gt 0 ] || exit 0

# It expires before the next night, so there are never two questions about the same files.
$desk ask "Delete $count backups that are older than $days days?" --agent "$agent" \
  --option delete="Delete":danger --option keep="Keep" --attach "$list" --expires 20h >/dev/null 2>"$list.error"
decision=$?
case $decision in
  0) ;;
  1 | 2 | 75) exit 0 ;;
  *) cat "$list.error" >&2; exit "$decision" ;;
esac

# Exactly the files that were shown, and not what has become old meanwhile.
while IFS= read -r file; do
  rm -f -- "$file" || failed=1
done <"$list"
if [ -n "${failed:-}" ]; then
  $desk notify "Some old backups in $folder could not be deleted." --agent "$agent" --status error >/dev/null
  exit 1
fi
$desk notify "Deleted $count old backups." --agent "$agent" --status success >/dev/null
