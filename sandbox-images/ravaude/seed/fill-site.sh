#!/bin/bash
# WordPress installs and fills itself.
set -euo pipefail
cd "$(dirname "$0")"

as_www() { setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp "$@"; }
as_www php install.php "$ADDRESS" 'Atelier Ravaude' "$PWD/accounts.json"
as_www php fill.php "$ADDRESS"
