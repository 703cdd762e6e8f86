<?php
// Writes the list of all rows that hold the placeholder address, with their values, for init-sql.php.
declare(strict_types=1);
[, $address, $target] = $argv;

$db = new mysqli('localhost', 'root', '', 'wordpress');
$db->set_charset('utf8mb4');
$rows = [];
foreach ($db->query("SELECT TABLE_NAME t, COLUMN_NAME c FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'wordpress' AND DATA_TYPE IN ('varchar', 'text', 'mediumtext', 'longtext')") as $column) {
    $keys = $db->query("SHOW KEYS FROM `{$column['t']}` WHERE Key_name = 'PRIMARY'")->fetch_all(MYSQLI_ASSOC);
    $host = $db->real_escape_string(parse_url($address, PHP_URL_HOST));
    $found = $db->query("SELECT `{$keys[0]['Column_name']}` id, `{$column['c']}` v FROM `{$column['t']}` WHERE `{$column['c']}` LIKE '%$host%'");
    foreach ($found as $hit) {
        if (count($keys) !== 1) {
            throw new RuntimeException("{$column['t']} holds the address and has no single key");
        }
        $rows[] = ['table' => $column['t'], 'column' => $column['c'], 'key' => $keys[0]['Column_name'], 'id' => (int) $hit['id'], 'value' => base64_encode($hit['v'])];
    }
}
file_put_contents($target, json_encode(['address' => $address, 'rows' => $rows], JSON_THROW_ON_ERROR));
echo count($rows), " rows hold the address\n";
