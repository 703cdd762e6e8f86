<?php
// Removes what the visits left: sessions, carts, visitors, statistics. The candidate arrives as if nobody had been here.
declare(strict_types=1);
require __DIR__ . '/shop-database.php';

$db = shop_database();
$p = shop_prefix();
$tables = $db->query("SHOW TABLES LIKE '" . addcslashes($p, '_') . "%'")->fetchAll(PDO::FETCH_COLUMN);
foreach (['employee_session', 'customer_session', 'connections_source', 'connections_page', 'connections', 'admin_filter', 'layered_filter_block', 'log', 'pagenotfound', 'statssearch', 'mail', 'module_history', 'smarty_cache', 'smarty_lazy_cache'] as $name) {
    if (in_array($p . $name, $tables, true)) {
        $db->exec("DELETE FROM `$p$name`");
    }
}
foreach ($tables as $table) {
    $db->query("OPTIMIZE TABLE `$table`")->fetchAll();
}
