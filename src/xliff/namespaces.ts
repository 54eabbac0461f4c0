/** Namespaces of the core and of the modules, by the prefixes everybody writes. */

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** 2.1 kept the namespace of 2.0. */
export const core20 = 'urn:oasis:names:tc:xliff:document:2.0'
export const core22 = 'urn:oasis:names:tc:xliff:document:2.2'
/** A draft, August 2026. */
export const core23 = 'urn:oasis:names:tc:xliff:document:2.3'
export const core11 = 'urn:oasis:names:tc:xliff:document:1.1'
export const core12 = 'urn:oasis:names:tc:xliff:document:1.2'

export const matchesNamespace = 'urn:oasis:names:tc:xliff:matches:2.0'
export const metadataNamespace = 'urn:oasis:names:tc:xliff:metadata:2.0'
export const glossaryNamespace = 'urn:oasis:names:tc:xliff:glossary:2.0'
export const validationNamespace = 'urn:oasis:names:tc:xliff:validation:2.0'
export const itsNamespace = 'http://www.w3.org/2005/11/its'
export const sizeNamespace = 'urn:oasis:names:tc:xliff:sizerestriction:2.0'
