import type { Role } from '../article/types.ts'

/** Attributes of shortcodes, links, images and elements that hold text a reader gets to see. */
export const textAttributes: readonly string[] = ['alt', 'caption', 'text', 'title']

export const roleOfAttribute = (name: string): Role =>
  name === 'alt' ? 'alt' : name === 'caption' ? 'caption' : 'field'
