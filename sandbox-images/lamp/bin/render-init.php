<?php
// Prints the SQL that MariaDB runs before it accepts the first connection of a new sandbox: accounts, then the CMS's own part.
// Reads /etc/e5b/sandbox.env (written by the platform, root only); makes /etc/e5b/cms-secrets.php once.
declare(strict_types=1);

const ENV_FILE = '/etc/e5b/sandbox.env';
const SECRETS_FILE = '/etc/e5b/cms-secrets.php';
const CMS_PART = '/usr/local/lib/e5b/cms/init-sql.php';

/** SQL literal that needs no escaping rules. */
function literal(string $value): string
{
    return $value === '' ? "''" : "CONVERT(0x" . bin2hex($value) . " USING utf8mb4)";
}

function secret(): string
{
    return rtrim(strtr(base64_encode(random_bytes(36)), '+/', '-_'), '=');
}

$settings = parse_ini_file(ENV_FILE, false, INI_SCANNER_RAW);
foreach (['E5B_ORIGIN', 'E5B_PLATFORM_PASSWORD', 'E5B_SCHEMA'] as $name) {
    if (empty($settings[$name])) {
        fwrite(STDERR, "[e5b] $name is missing from " . ENV_FILE . "\n");
        exit(1);
    }
}
foreach (['E5B_PLATFORM_PASSWORD' => '/^[A-Za-z0-9_-]{24,128}$/', 'E5B_SCHEMA' => '/^[a-z]{1,32}$/'] as $name => $shape) {
    if (!preg_match($shape, $settings[$name])) {
        fwrite(STDERR, "[e5b] $name has not the expected form\n");
        exit(1);
    }
}

if (!is_file(SECRETS_FILE)) {
    $secrets = ['database' => secret(), 'salts' => array_map(fn () => secret(), range(1, 8))];
    file_put_contents(SECRETS_FILE . '.new', '<?php return ' . var_export($secrets, true) . ";\n");
    chmod(SECRETS_FILE . '.new', 0640);
    chgrp(SECRETS_FILE . '.new', 'www-data');
    rename(SECRETS_FILE . '.new', SECRETS_FILE);
}
$secrets = require SECRETS_FILE;

$schema = $settings['E5B_SCHEMA'];
echo "SET sql_log_bin = 0;\n";
echo "CREATE DATABASE IF NOT EXISTS `$schema` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n";
echo "CREATE OR REPLACE USER cms@localhost IDENTIFIED BY '{$secrets['database']}' WITH MAX_USER_CONNECTIONS 14;\n";
echo "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, LOCK TABLES, CREATE TEMPORARY TABLES ON `$schema`.* TO cms@localhost;\n";
echo "CREATE OR REPLACE USER e5b@localhost IDENTIFIED BY '{$settings['E5B_PLATFORM_PASSWORD']}';\n";
echo "GRANT REPLICATION SLAVE, BINLOG MONITOR, READ_ONLY ADMIN ON *.* TO e5b@localhost;\n";
echo "GRANT SELECT, SHOW VIEW, LOCK TABLES ON `$schema`.* TO e5b@localhost;\n";
if (is_file(CMS_PART)) {
    // One transaction: dozens of rows, one wait for the disk.
    echo "USE `$schema`;\nSTART TRANSACTION;\n";
    require CMS_PART;
    echo "COMMIT;\n";
}
