export { houseStyleFor, houseStyles } from './find.ts'
