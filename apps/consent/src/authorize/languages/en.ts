import { EN } from "../../copy/en.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(EN);
