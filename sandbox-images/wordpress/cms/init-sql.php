<?php
// Included by render-init.php: prints the UPDATEs that give a new sandbox its own address.
// Only the rows listed at build hold the placeholder, so nothing is searched here.
declare(strict_types=1);
require_once __DIR__ . '/readdress.php';

$listed = json_decode(file_get_contents(__DIR__ . '/address-rows.json'), true, 16, JSON_THROW_ON_ERROR);
// Inside JSON the address has its slashes escaped, inside a query it is encoded.
$forms = fn (string $address): array => [$address, str_replace('/', '\/', $address), rawurlencode($address)];
$own = fn (string $text): string => str_replace($forms($listed['address']), $forms($settings['E5B_ORIGIN']), $text);
foreach ($listed['rows'] as $row) {
    $key = [];
    foreach ($row['where'] as $column => $value) {
        $key[] = is_int($value) ? "`$column` = $value" : "CONVERT(`$column` USING utf8mb4) COLLATE utf8mb4_bin = " . literal(base64_decode($value));
    }
    echo "UPDATE `{$row['table']}` SET `{$row['column']}` = " . literal(readdress(base64_decode($row['value']), $own)) . ' WHERE ' . implode(' AND ', $key) . ";\n";
}
