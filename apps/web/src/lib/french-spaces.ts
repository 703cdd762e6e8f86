/** Keeps « : », « ; », « ! », « ? » and guillemets on the line of their word. */
export const frenchSpaces = (text: string): string =>
  text.replaceAll('« ', '«\u00a0').replaceAll(/ (?=[:;!?»])/g, '\u00a0');
