<?php
// The site's database as root sees it while the image is built.
declare(strict_types=1);
require_once __DIR__ . '/refuse.php';

function site_database(): mysqli
{
    $db = new mysqli('localhost', 'root', '', 'wordpress');
    $db->set_charset('utf8mb4');
    $db->query("SET SESSION sql_mode = '', sql_log_bin = 0");
    return $db;
}

/**
 * Every value of a text column that holds the needle.
 * @return iterable<array{table: string, column: string, value: string, where: array<string, int|string>}> `where`: the row's key;
 *   the old value itself in a table without one
 */
function rows_holding(mysqli $db, string $needle): iterable
{
    $columns = $db->query("SELECT c.TABLE_NAME t, c.COLUMN_NAME c FROM information_schema.COLUMNS c JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME) WHERE TABLE_SCHEMA = 'wordpress' AND TABLE_TYPE = 'BASE TABLE' AND DATA_TYPE IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext')")->fetch_all(MYSQLI_ASSOC);
    foreach ($columns as ['t' => $table, 'c' => $column]) {
        $keys = array_column($db->query("SHOW KEYS FROM `$table` WHERE Key_name = 'PRIMARY'")->fetch_all(MYSQLI_ASSOC), 'Column_name');
        $keys = $keys ?: [$column];
        $found = $db->prepare('SELECT `' . implode('`, `', $keys) . "`, `$column` e5b_value FROM `$table` WHERE `$column` LIKE ?");
        $found->execute(['%' . addcslashes($needle, '\\%_') . '%']);
        foreach ($found->get_result()->fetch_all(MYSQLI_ASSOC) as $row) {
            yield ['table' => $table, 'column' => $column, 'value' => $row['e5b_value'], 'where' => array_intersect_key($row, array_flip($keys))];
        }
    }
}
