package blocksmith.engine.expression;

import blocksmith.engine.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Splits an expression's text into tokens.
final class Lexer {
    private static final List<String> LONG_SYMBOLS = List.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SHORT_SYMBOLS = "+-*/%<>!?:(),";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws SyntaxFault {
        var lexer = new Lexer(text);
        lexer.readAll();
        return lexer.tokens;
    }

    private void readAll() throws SyntaxFault {
        skipBlanks();
        while (position < text.length()) {
            tokens.add(next());
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "", position));
    }

    private void skipBlanks() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private Token next() throws SyntaxFault {
        char first = text.charAt(position);
        if (isDigit(first)) {
            return number();
        }
        return isLetter(first) ? token(Kind.NAME, endOfName(position)) : symbol();
    }

    private Token number() {
        int end = endOfDigits(position);
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end = endOfDigits(end + 1);
        }
        return token(Kind.NUMBER, end);
    }

    private Token symbol() throws SyntaxFault {
        for (var symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                return token(Kind.SYMBOL, position + symbol.length());
            }
        }
        if (SHORT_SYMBOLS.indexOf(text.charAt(position)) >= 0) {
            return token(Kind.SYMBOL, position + 1);
        }
        throw unknownCharacter();
    }

    private SyntaxFault unknownCharacter() {
        var character = Character.toString(text.codePointAt(position));
        var fix = switch (character) {
            case "=" -> "Compare with ==.";
            case "&" -> "Write && for 'and'.";
            case "|" -> "Write || for 'or'.";
            default -> "Use numbers, names, + - * / %, comparisons, && || !, ?: and brackets.";
        };
        return new SyntaxFault("'" + character + "' at character " + (position + 1) + " means nothing here.", fix);
    }

    private Token token(Kind kind, int end) {
        var token = new Token(kind, text.substring(position, end), position);
        position = end;
        return token;
    }

    private int endOfDigits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return character == '_' || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
