#!/bin/bash
# WordPress installs and fills itself.
set -euo pipefail
cd "$(dirname "$0")"

for script in install.php fill.php; do
  setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp php "$script" "$ADDRESS"
done
