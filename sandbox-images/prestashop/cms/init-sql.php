<?php
// Included by render-init.php: prints the UPDATEs that give a new sandbox its own address. PrestaShop stores host and port
// without scheme; the rows were listed at the baking, so nothing is searched here.
declare(strict_types=1);

$listed = json_decode(file_get_contents(__DIR__ . '/address-rows.json'), true, 16, JSON_THROW_ON_ERROR);
$authority = substr($settings['E5B_ORIGIN'], strpos($settings['E5B_ORIGIN'], '://') + 3);
foreach ($listed['rows'] as $row) {
    $value = literal(str_replace($listed['authority'], $authority, base64_decode($row['value'])));
    echo "UPDATE `{$row['table']}` SET `{$row['column']}` = $value WHERE `{$row['key']}` = {$row['id']};\n";
}
