import estimates from '../en/estimates.json';
import { addTexts } from '../texts.ts';

addTexts({ estimates });
