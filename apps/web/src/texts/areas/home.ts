import home from '../en/home.json';
import { addTexts } from '../texts.ts';

addTexts({ home });
