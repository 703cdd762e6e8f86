import { failureText } from '../lib/error-texts.js';
import { Alert, Button, IconWarning, Stack, Text } from '../ui/index.js';

interface FailureNoticeProps {
  error: unknown;
  /** What was being tried: « Le créneau n’a pas pu être ouvert ». */
  title?: string;
  onRetry?: () => void;
}

/** A failed request in words, with its way out and, when it helps, the log's reference. */
export function FailureNotice({ error, title, onRetry }: FailureNoticeProps) {
  const { text, reference } = failureText(error);
  return (
    <Alert color="red" variant="light" icon={<IconWarning />} title={title} role="alert" py="xs">
      <Stack gap={6} align="flex-start">
        <Text size="sm" c="gray.9">
          {text}
        </Text>
        {reference !== null && (
          <Text size="xs" c="gray.8">
            Référence : <code>{reference}</code>
          </Text>
        )}
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Réessayer
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
