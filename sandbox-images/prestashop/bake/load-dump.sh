#!/bin/bash
# A dump is long lists of rows: one transaction, and nobody needs its history.
# usage: load-dump.sh <folder with dump.sql or dump.sql.gz>
set -euo pipefail
readonly CONTEXT=$1
(echo 'SET sql_log_bin = 0, autocommit = 0;'; zcat -f "$CONTEXT"/dump.sql*; echo 'COMMIT;') \
  | mariadb --no-defaults --socket=/run/mysqld/mysqld.sock -u root --default-character-set=utf8mb4 prestashop
