#!/bin/bash
# WordPress installs itself; then its accounts are those of the context to be.
set -euo pipefail
cd "$(dirname "$0")"

as_www() { setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp "$@"; }
as_www php install.php "$ADDRESS" 'Site neuf' "$PWD/accounts.json"
as_www php /usr/local/lib/e5b/bake/set-accounts.php "$ADDRESS" "$PWD/accounts.json"
