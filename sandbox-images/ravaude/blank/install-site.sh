#!/bin/bash
# WordPress installs itself; then its accounts are those of the context to be.
set -euo pipefail
cd "$(dirname "$0")"

for script in "$PWD/install.php" /usr/local/lib/e5b/bake/set-accounts.php; do
  setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp php "$script" "$ADDRESS" "$PWD/accounts.json"
done
