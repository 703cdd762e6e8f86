<?php
// Writes the list of all rows that hold the placeholder address, with their values, for init-sql.php.
declare(strict_types=1);
require __DIR__ . '/site-database.php';
[, $address, $target] = $argv;

$rows = [];
foreach (rows_holding(site_database(), parse_url($address, PHP_URL_HOST)) as $row) {
    $where = array_map(fn ($value) => is_int($value) ? $value : base64_encode($value), $row['where']);
    $rows[] = ['where' => $where, 'value' => base64_encode($row['value'])] + $row;
}
count($rows) >= 2 || throw new RuntimeException('the address of the site was not found in its tables');
file_put_contents($target, json_encode(['address' => $address, 'rows' => $rows], JSON_THROW_ON_ERROR));
echo count($rows), " rows hold the address\n";
