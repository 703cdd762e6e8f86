<?php
// Writes the list of all rows that hold the placeholder address, with their values, for init-sql.php.
declare(strict_types=1);
require __DIR__ . '/shop-database.php';
[, $address, $target] = $argv;

$db = shop_database();
$authority = substr($address, strpos($address, '://') + 3);
$rows = [];
$columns = $db->query("SELECT TABLE_NAME t, COLUMN_NAME c FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'prestashop' AND DATA_TYPE IN ('varchar', 'text', 'mediumtext', 'longtext')");
foreach ($columns->fetchAll(PDO::FETCH_ASSOC) as ['t' => $table, 'c' => $column]) {
    if (!$db->query("SELECT 1 FROM `$table` WHERE `$column` LIKE '%$authority%' LIMIT 1")->fetch()) {
        continue;
    }
    $keys = $db->query("SHOW KEYS FROM `$table` WHERE Key_name = 'PRIMARY'")->fetchAll(PDO::FETCH_ASSOC);
    if (count($keys) !== 1) {
        throw new RuntimeException("$table.$column holds the address and has no single key");
    }
    $key = $keys[0]['Column_name'];
    foreach ($db->query("SELECT `$key` id, `$column` v FROM `$table` WHERE `$column` LIKE '%$authority%'")->fetchAll(PDO::FETCH_ASSOC) as $hit) {
        $rows[] = ['table' => $table, 'column' => $column, 'key' => $key, 'id' => (int) $hit['id'], 'value' => base64_encode($hit['v'])];
    }
}
count($rows) >= 4 || throw new RuntimeException('the address of the shop was not found in its tables');
file_put_contents($target, json_encode(['authority' => $authority, 'rows' => $rows], JSON_THROW_ON_ERROR));
echo count($rows), " rows hold the address\n";
