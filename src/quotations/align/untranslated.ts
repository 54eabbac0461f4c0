/** Words with which language models decline. */
const refusal =
  /^\s*(?:i(?:['’]m| am) (?:sorry|unable|not able)|i apologi[sz]e|sorry|i cannot|i can['’]t|as an ai|es tut mir leid|ich kann (?:das|diesen|ihnen)|je suis désolé|je ne peux pas|lo siento|no puedo)\b/iu
const aboutTheTask =
  /\b(?:translat\w*|assist\w*|provide|language model|request|help with|übersetz\w*|behilflich|anfrage|tradu\w*|aider|ayudar|solicitud)\b/iu

const words = (text: string): number => text.match(/[\p{L}\p{Nd}]+/gu)?.length ?? 0

/** Shorter texts may be the same in both languages: names, numbers. */
const LONGEST_NAME = 3

/**
 * True when a target is no translation: empty, the source once more, or a refusal.
 *
 * @param sameLanguage both sides are varieties of one language: the same text is right
 */
export const isUntranslated = (source: string, target: string, sameLanguage: boolean): boolean => {
  const text = target.trim()
  if (text === '') return source.trim() !== ''
  if (!sameLanguage && text === source.trim() && words(text) > LONGEST_NAME) return true
  return refusal.test(text) && aboutTheTask.test(text.slice(0, 200)) && !aboutTheTask.test(source)
}
