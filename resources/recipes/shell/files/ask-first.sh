#!/bin/sh
# Asks a person, and acts only on a yes. PLACET_DESK may name the command, such as "npx placet-desk".
set -u

question=${1:-"Deploy v2?"}

${PLACET_DESK:-placet-desk} ask "$question" \
  --agent "Shell script" \
  --option yes="Go ahead" \
  --option no="Not now" \
  --timeout 10m

case $? in
  0) echo "Yes: going ahead" ;;
  1) echo "No: nothing was done"; exit 1 ;;
  2 | 3) echo "Nobody answered: nothing was done"; exit 1 ;;
  *) echo "The question could not be asked: nothing was done"; exit 1 ;;
esac
