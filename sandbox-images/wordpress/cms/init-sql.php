<?php
// Included by render-init.php: prints the UPDATEs that give a new sandbox its own address.
// Only the rows listed at build hold the placeholder, so nothing is searched here.
declare(strict_types=1);

/** @param mixed $value */
function readdress($value, string $from, string $to)
{
    if (is_string($value)) {
        return is_serialized_text($value) ? serialize(readdress(unserialize($value, ['allowed_classes' => ['stdClass']]), $from, $to)) : readdress_text($value, $from, $to);
    }
    if (is_array($value)) {
        return array_map(fn ($item) => readdress($item, $from, $to), $value);
    }
    if ($value instanceof stdClass) {
        foreach (get_object_vars($value) as $name => $item) {
            $value->$name = readdress($item, $from, $to);
        }
    }
    return $value;
}

/** Inside JSON the address has its slashes escaped. */
function readdress_text(string $text, string $from, string $to): string
{
    return str_replace([$from, str_replace('/', '\/', $from)], [$to, str_replace('/', '\/', $to)], $text);
}

function is_serialized_text(string $text): bool
{
    return preg_match('/^[aOs]:\d+:.*[;}]$/s', $text) === 1 && @unserialize($text, ['allowed_classes' => false]) !== false;
}

$listed = json_decode(file_get_contents(__DIR__ . '/address-rows.json'), true, 16, JSON_THROW_ON_ERROR);
foreach ($listed['rows'] as $row) {
    $value = literal(readdress(base64_decode($row['value']), $listed['address'], $settings['E5B_ORIGIN']));
    echo "UPDATE `{$row['table']}` SET `{$row['column']}` = $value WHERE `{$row['key']}` = {$row['id']};\n";
}
