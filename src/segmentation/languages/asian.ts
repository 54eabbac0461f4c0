/** Languages whose script has no case: what follows a stop proves nothing, and what ends a sentence is unmistakable. */
import type { LanguageData } from '../language.ts'

export const ja: LanguageData = {
  language: 'ja',
  switches: { caseless: true, cornerQuotationsWhole: true },
  quotativeParticles: ['と って という との とし など を が の に'],
}

export const zh: LanguageData = {
  language: 'zh',
  switches: { caseless: true },
  sayingWords: ['说道 说 問 问道 问 喊道 喊 叫道 答道 回答 表示 指出 写道 說道 說 問道 回應 回应 强调 補充 补充'],
}

export const ko: LanguageData = {
  language: 'ko',
  switches: { caseless: true },
  quotativeParticles: ['라고 고 라는 라며 이라고 하고'],
  neverFinal: ['mr mrs ms dr st'],
  mayBeFinal: ['co inc ltd corp jr u.s'],
}

export const hi: LanguageData = {
  language: 'hi',
  switches: { caseless: true },
  sayingWords: ['कहा बोला बोली बोले पूछा चिल्लाया चिल्लाई बताया लिखा जवाब'],
  neverFinal: ['डॉ प्रो श्री कु पं मि सं ई.पू डा mr mrs dr'],
}

export const ar: LanguageData = { language: 'ar', switches: { caseless: true } }
