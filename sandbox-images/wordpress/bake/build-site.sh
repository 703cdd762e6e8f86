#!/bin/bash
# Runs once, while the image is built: a real sandbox is started, a command fills its database, every screen is visited so that
# caches are warm, then all is stopped cleanly and made anonymous again.
# usage: build-site.sh <accounts.json> <command…>   (the command finds the placeholder address in $ADDRESS)
set -euo pipefail
readonly ACCOUNTS=$1 CMS=/usr/local/lib/e5b/cms
export ADDRESS=http://contexte.e5b.invalid
shift
cd "$(dirname "$0")"

as_www() { setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp "$@"; }
sql() { mariadb --no-defaults --socket=/run/mysqld/mysqld.sock -u root "$@"; }

(umask 077; printf 'E5B_ORIGIN=%s\nE5B_PLATFORM_PASSWORD=%s\nE5B_SCHEMA=wordpress\n' "$ADDRESS" 'only-while-the-image-is-built' > /etc/e5b/sandbox.env)
printf '{"address":"%s","rows":[]}' "$ADDRESS" > "$CMS/address-rows.json"
chown www-data: /var/cache/opcache
/usr/local/lib/e5b/entrypoint &
entrypoint=$!
until [[ -S /run/e5b/mysql.sock ]]; do kill -0 "$entrypoint"; sleep 0.1; done

"$@"
echo '[e5b-step] warm-up'
as_www php list-visits.php "$ADDRESS"
as_www php warm-up.php "$ADDRESS" "$ACCOUNTS"
echo '[e5b-step] clean'
as_www php clean.php "$ADDRESS"
php list-addresses.php "$ADDRESS" "$CMS/address-rows.json"

sql -e 'RESET MASTER; SET GLOBAL innodb_fast_shutdown = 0; DROP USER cms@localhost, e5b@localhost'
kill -TERM "$entrypoint"
wait "$entrypoint"
# PHP wrote these for its own eyes; from now on every child reads them and none may change them.
find /var/cache/opcache -path '*/etc/e5b/*' -delete
chown -R root: /var/cache/opcache && chmod -R a+rX,go-w /var/cache/opcache
rm -rf /var/lib/mysql/mysql-bin.* /var/lib/mysql/ibtmp1 /var/lib/e5b/* /etc/e5b/sandbox.env /etc/e5b/cms-secrets.php /var/spool/e5b-mail/* /tmp/*
chmod 755 "$CMS" && chmod 600 "$CMS"/*
