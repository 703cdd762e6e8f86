#!/bin/bash
# Fills the database of the site that build-site.sh started with a pack's dump, and makes it ours.
set -euo pipefail
readonly CONTEXT=$1
cd "$(dirname "$0")"

echo '[e5b-step] database'
# A dump is long lists of rows: one transaction, and nobody needs its history.
(zcat -f "$CONTEXT"/dump.sql*; echo ';COMMIT;') | mariadb --no-defaults --socket=/run/mysqld/mysqld.sock -u root \
  --default-character-set=utf8mb4 --init-command='SET sql_log_bin = 0, autocommit = 0' wordpress
echo '[e5b-step] settings'
php prepare-database.php "$ADDRESS" "$CONTEXT/site.json"
setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp php set-accounts.php "$ADDRESS" "$CONTEXT/accounts.json"
