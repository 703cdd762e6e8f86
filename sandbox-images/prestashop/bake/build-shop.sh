#!/bin/bash
# Runs once, while the image is built: a real sandbox is started, a command fills its database, every screen is visited so that
# caches are warm, then all is stopped cleanly and what must not be shared is removed.
# usage: build-shop.sh <accounts.json> <command…>   (the command finds the placeholder address in $ADDRESS)
set -euo pipefail
readonly ACCOUNTS=$1 DOCROOT=/var/www/html CMS=/usr/local/lib/e5b/cms
export ADDRESS=http://contexte.e5b.invalid
shift
cd "$(dirname "$0")"

as_www() { setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp "$@"; }
sql() { mariadb --no-defaults --socket=/run/mysqld/mysqld.sock -u root "$@"; }

(umask 077; printf 'E5B_ORIGIN=%s\nE5B_PLATFORM_PASSWORD=%s\nE5B_SCHEMA=prestashop\n' "$ADDRESS" 'only-while-the-image-is-built' > /etc/e5b/sandbox.env)
printf '{"authority":"%s","rows":[]}' "${ADDRESS#*://}" > "$CMS/address-rows.json"
/usr/local/lib/e5b/entrypoint &
entrypoint=$!
until [[ -S /run/e5b/mysql.sock ]]; do kill -0 "$entrypoint"; sleep 0.1; done

echo '[e5b-step] database'
"$@"
echo '[e5b-step] settings'
php prepare-database.php "$ADDRESS" "$ACCOUNTS"
echo '[e5b-step] warm-up'
as_www php warm-up.php "$ADDRESS" "$ACCOUNTS"
echo '[e5b-step] clean'
php clean-database.php
php list-addresses.php "$ADDRESS" "$CMS/address-rows.json"

sql -e 'RESET MASTER; SET GLOBAL innodb_fast_shutdown = 0; DROP USER cms@localhost, e5b@localhost'
kill -TERM "$entrypoint"
wait "$entrypoint"
# Pages and menus kept with the placeholder's address are made again by the sandbox; compiled templates hold none.
grep -rlF --null "${ADDRESS#*://}" "$DOCROOT/var/cache" "$DOCROOT/cache" | xargs -0r rm -f
find "$DOCROOT/var/cache" -path '*/smarty/cache/*' -type f ! -name index.php -delete
rm -rf "$DOCROOT"/var/sessions/* "$DOCROOT"/var/logs/*
find /var/lib/php/sessions -type f -delete
rm -rf /var/lib/mysql/mysql-bin.* /var/lib/mysql/ibtmp1 /var/lib/e5b/* /etc/e5b/sandbox.env /var/spool/e5b-mail/* /tmp/*
chmod 755 "$CMS" && chmod 600 "$CMS"/*
