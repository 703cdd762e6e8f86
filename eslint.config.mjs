import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// A line must not break before « : ; ! ? » », nor after « « »: French puts a no-break space there.
const BREAKING = String.raw`(?:[\p{L}\p{N}»)%…’.] [:;!?](?=\s|$)|« | »|^ [:;!?] ?$)`;
const message = 'Put a no-break space (U+00A0) before « : ; ! ? » » and after « « »';
const frenchSpaces = [
  { selector: `JSXText[value=/${BREAKING}/u]`, message },
  { selector: `Literal[value=/${BREAKING}/u]`, message },
  { selector: `TemplateElement[value.cooked=/${BREAKING}|^ [:;!?](?=\\s|$)/u]`, message },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'var/**',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.d.ts',
      'apps/web/vite.config.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.test.json', './apps/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/unified-signatures': 'off',
      // Nest declares its options as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
    },
  },
  { files: ['apps/web/src/**/*.tsx'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  {
    files: ['apps/{web,api,gateway}/src/**/*.{ts,tsx}', 'libs/context-pack/src/{refusal-sentence,diff/diff-words}.ts'],
    // A text file that is read in a terminal, whose commands are copied from it.
    ignores: ['**/*.spec.ts', '**/*.test.{ts,tsx}', 'apps/api/src/evidence/read-me.ts'],
    rules: { 'no-restricted-syntax': ['error', ...frenchSpaces] },
  },
  {
    files: ['**/*.spec.ts', '**/*.test.tsx', 'test/**/*.ts', 'apps/web/test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
