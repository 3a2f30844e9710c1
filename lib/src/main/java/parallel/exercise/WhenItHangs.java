package parallel.exercise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The hint of a test that does not end. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface WhenItHangs {
    /** The hint. */
    String value();
}
