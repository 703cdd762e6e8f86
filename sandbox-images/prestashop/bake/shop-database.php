<?php
// The shop's database as root sees it while the image is built.
declare(strict_types=1);

require_once __DIR__ . '/refuse.php';

/** The parameters that arrange-files.php wrote. */
function shop_prefix(): string
{
    return (require '/var/www/html/app/config/parameters.php')['parameters']['database_prefix'];
}

function shop_database(): PDO
{
    $db = new PDO('mysql:unix_socket=/run/mysqld/mysqld.sock;dbname=prestashop;charset=utf8mb4', 'root', '', [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    $db->exec("SET SESSION sql_mode = '', sql_log_bin = 0");
    return $db;
}
