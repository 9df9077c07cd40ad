/** What one emoji is: also one that is put together of several characters, such as a flag, a family, a skin tone. */
export function isEmoji(text: string): boolean {
  const isOne = [...new Intl.Segmenter().segment(text)].length === 1
  return isOne && /\p{Extended_Pictographic}|^\p{Regional_Indicator}{2}$|^[0-9#*]\ufe0f?\u20e3$/u.test(text)
}
