#!/bin/bash
# PrestaShop installs itself, in French and without sample products; its accounts are those of the context to be.
set -euo pipefail
readonly SHOP=/var/www/html SECRETS=/etc/e5b/cms-secrets.php
password=$(php -r 'echo (require $argv[1])["database"];' "$SECRETS")

mv /seed/installer "$SHOP/install"
# The releases of PrestaShop 8 name PHP 8.1 as their newest, and run on 8.2 (see README.md of the runtime).
sed -i -E "s/(_PS_INSTALL_MAXIMUM_PHP_VERSION_ID_', )[0-9]+/\180299/" "$SHOP/install/install_version.php"
# The installer knows its back office by this name, or renames it.
ln -s administration "$SHOP/admin-dev"
# A release that brings its French needs no download.
if [[ -e $SHOP/translations/sf-fr-FR.zip ]]; then touch "$SHOP/translations/fr.gzip"; fi

cd "$SHOP"
setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/tmp php install/index_cli.php --domain="${ADDRESS#*://}" \
  --name='Boutique neuve' --language=fr --country=fr --timezone=Europe/Paris --fixtures=0 --newsletter=0 \
  --db_user=cms --db_password="$password" --db_name=prestashop --prefix=ps_ --db_create=0 \
  --firstname=Camille --lastname=Aubry --email=installation@boutique-neuve.example --password="$(head -c 18 /dev/urandom | base64)"
rm -rf "$SHOP/install" "$SHOP/admin-dev" "$SHOP/translations/fr.gzip" "$SHOP"/var/cache/*
mariadb --no-defaults --socket=/run/mysqld/mysqld.sock -u root prestashop \
  -e "DELETE s FROM ps_employee_shop s JOIN ps_employee e USING (id_employee) WHERE e.email = 'installation@boutique-neuve.example';
      DELETE FROM ps_employee WHERE email = 'installation@boutique-neuve.example'"
