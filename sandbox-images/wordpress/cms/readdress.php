<?php
declare(strict_types=1);

/**
 * Replaces within a stored value; in serialised data (whatever its classes) each text by itself, with its new length.
 * @param callable(string): string $replace
 */
function readdress(string $value, callable $replace): string
{
    return readdress_serialized($value, $replace) ?? $replace($value);
}

/** null when the value is not serialised data. */
function readdress_serialized(string $value, callable $replace): ?string
{
    if (!preg_match('/^[aOs]:\d+:/', $value)) {
        return null;
    }
    [$out, $at, $open, $end] = ['', 0, 0, strlen($value)];
    do {
        if (preg_match('/\Gs:(\d+):"/', $value, $head, 0, $at)) {
            $text = substr($value, $at + strlen($head[0]), (int) $head[1]);
            $at += strlen($head[0]) + (int) $head[1];
            if (substr($value, $at, 2) !== '";') {
                return null;
            }
            $text = readdress($text, $replace);
            $out .= 's:' . strlen($text) . ":\"$text\";";
            $at += 2;
        } elseif (preg_match('/\GC:\d+:"[^"]*":(\d+):\{/', $value, $head, 0, $at)) {
            // A class that writes itself: its inside is its own affair.
            $length = strlen($head[0]) + (int) $head[1] + 1;
            $out .= substr($value, $at, $length);
            $at += $length;
        } elseif (preg_match('/\G(?:N;|[bidrRE]:[^;]*;|a:\d+:(\{)|O:\d+:"[^"]*":\d+:(\{)|(\}))/', $value, $token, 0, $at)) {
            $out .= $token[0];
            $at += strlen($token[0]);
            $open += match (substr($token[0], -1)) { '{' => 1, '}' => -1, default => 0 };
        } else {
            return null;
        }
    } while ($open > 0 && $at < $end);
    return $open === 0 && $at === $end ? $out : null;
}
