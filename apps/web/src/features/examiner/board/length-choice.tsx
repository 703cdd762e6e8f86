import { MAX_GIVEN_SECONDS } from '@e5b/exam-core';
import { useState } from 'react';
import { formatSeconds } from '../../../lib/format-time.js';
import { Group, NumberInput, SegmentedControl } from '../../../ui/index.js';

const PRESETS = [60, 120, 300] as const;
const OTHER = 'other';

/** Minutes and seconds as a length in seconds, or null when it cannot be given. */
export function lengthOf(minutes: number, seconds: number): number | null {
  const total = Math.round(minutes * 60 + seconds);
  return total >= 1 && total <= MAX_GIVEN_SECONDS ? total : null;
}

interface LengthChoiceProps {
  /** Seconds, or null while what is typed cannot be given. */
  onChange: (seconds: number | null) => void;
}

/** +1, +2, +5 min, or a length typed in minutes and seconds. Starts at one minute. */
export function LengthChoice({ onChange }: LengthChoiceProps) {
  const [choice, setChoice] = useState<string>(String(PRESETS[0]));
  const [minutes, setMinutes] = useState(0);
  const [seconds, setSeconds] = useState(30);
  const choose = (next: string): void => {
    setChoice(next);
    onChange(next === OTHER ? lengthOf(minutes, seconds) : Number(next));
  };
  const type = (newMinutes: number, newSeconds: number): void => {
    setMinutes(newMinutes);
    setSeconds(newSeconds);
    onChange(lengthOf(newMinutes, newSeconds));
  };
  return (
    <>
      <SegmentedControl
        aria-label="Temps à rendre"
        value={choice}
        onChange={choose}
        data={[
          ...PRESETS.map((preset) => ({ value: String(preset), label: `+ ${formatSeconds(preset)}` })),
          { value: OTHER, label: 'Autre' },
        ]}
      />
      {choice === OTHER && (
        <Group align="flex-start">
          <NumberInput
            label="Minutes"
            min={0}
            max={60}
            w={110}
            value={minutes}
            onChange={(value) => type(Number(value), seconds)}
          />
          <NumberInput
            label="Secondes"
            min={0}
            max={59}
            w={110}
            value={seconds}
            onChange={(value) => type(minutes, Number(value))}
          />
        </Group>
      )}
    </>
  );
}
