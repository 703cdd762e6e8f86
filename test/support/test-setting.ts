/** A variable that `npm test` sets, or a clear refusal. */
export function testSetting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests with « npm test », or load var/test/test.env`);
  return value;
}
